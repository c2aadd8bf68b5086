package dev.reftracker.bodies;

/**
 * A call that is given a value.
 *
 * @param className the class that the call names, with dots
 * @param method its method
 * @param descriptor the method's descriptor
 * @param parameter which one gets it, the receiver included
 * @param hidden whether neither the parameter's type nor a receiver that carries it shows what it
 *     is: a list, an {@code Object}
 */
public record PassedOn(
    String className, String method, String descriptor, int parameter, boolean hidden) {}
