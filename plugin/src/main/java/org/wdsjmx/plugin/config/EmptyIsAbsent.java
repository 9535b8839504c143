package org.wdsjmx.plugin.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A section in which a key without a value means nothing, as in files that are written for Prometheus. Elsewhere that is a fault. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface EmptyIsAbsent {}
