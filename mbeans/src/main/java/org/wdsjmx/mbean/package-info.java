/**
 * The MBeans of domain {@code wds.transport}: what each kind shows and does, and their publication from a server's views.
 *
 * <p>An MBean holds one immutable state and shows all its attributes from it, so attributes read together belong together.
 * What leaves an MBean is only JDK and open types: a console needs none of these classes.
 */
package org.wdsjmx.mbean;
