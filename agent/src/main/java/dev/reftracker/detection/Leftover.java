package dev.reftracker.detection;

import dev.reftracker.runtime.Event;
import dev.reftracker.runtime.Lifecycle;
import dev.reftracker.runtime.LifecycleGroup;

/**
 * References of one group of lifecycles that no release answered, all taken by the same acquire of
 * the example.
 *
 * @param group the lifecycles
 * @param example the one that was looked at; the others did the same at the same places
 * @param acquire the acquire (or begin) left over
 * @param references how many references of the whole group it stands for
 * @param pairing which rule left it over
 */
record Leftover(
    LifecycleGroup group, Lifecycle example, Event acquire, long references, PairingRule pairing) {}
