package org.wdsjmx.emulator;

/** What a machine asks for. */
record Place(String namespace, String content) {}
