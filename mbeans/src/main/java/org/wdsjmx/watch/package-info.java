/**
 * Watches servers: reads each on a thread of its own, publishes immutable {@link org.wdsjmx.watch.ServerView}s, and derives
 * what changed between two reads.
 *
 * <p>Readers only ever look at the last view, so they can neither block on a server nor multiply its load.
 */
package org.wdsjmx.watch;
