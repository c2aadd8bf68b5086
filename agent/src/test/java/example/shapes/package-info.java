/**
 * Counting classes in every shape that a method can have; the weaving tests weave them and run each
 * one's {@code run}.
 */
package example.shapes;
