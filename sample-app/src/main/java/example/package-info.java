/**
 * A ladder of small programs, to be read in order: each shows one way to lose a reference, the
 * command that finds it and the report to expect.
 */
package example;
