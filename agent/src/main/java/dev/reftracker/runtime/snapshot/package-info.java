/**
 * What the tracker knew at one moment, as plain data: the only part of the tracker that {@code
 * detection} sees. Own loader; uses nothing of ours.
 */
package dev.reftracker.runtime.snapshot;
