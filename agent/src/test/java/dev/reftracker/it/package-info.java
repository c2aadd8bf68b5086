/**
 * The agent as its users meet it: real programs of {@code src/test/programs}, compiled when a test
 * needs them, run in JVMs of their own with the finished jar. What a program must be reported for
 * stands in its source.
 */
package dev.reftracker.it;
