package dev.reftracker.bodies;

/**
 * Where a value of a method comes from.
 *
 * @param bit its bit in the masks
 * @param kind how the method comes by it; null for an object made here that is no target
 * @param line where; -1 for none
 * @param parameter number of the parameter, {@code this} included; -1 for what is none
 * @param field its name; null for what is none
 */
record Origin(long bit, ValueUse.Kind kind, int line, int parameter, String field) {}
