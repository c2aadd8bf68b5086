package dev.reftracker.detection;

import dev.reftracker.runtime.snapshot.Container;

/** A container of a told story. */
record TestContainer(long objectId, int classId, boolean ended, int... uses) implements Container {}
