package dev.reftracker.report;

/**
 * Totals of one class of targets.
 *
 * @param type name of the tracked type in its rule
 * @param className runtime class of the targets
 * @param leakedObjects objects with leaked references
 * @param leakedReferences leaked references
 * @param suspectObjects objects with suspect references
 * @param heldObjects objects with held references
 * @param lifecycles lifecycles that ended with every reference given back
 */
public record TypeTotals(
    String type,
    String className,
    long leakedObjects,
    long leakedReferences,
    long suspectObjects,
    long heldObjects,
    long lifecycles) {}
