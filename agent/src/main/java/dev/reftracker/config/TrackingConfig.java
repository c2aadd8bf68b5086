package dev.reftracker.config;

import java.util.List;

/**
 * What the user asked for: the first of the three plain-data types that cross borders (user to
 * agent).
 *
 * @param options the agent options, with defaults filled in
 * @param types the tracked types of all presets and files, in the order named; empty when nothing
 *     is switched on
 */
public record TrackingConfig(AgentOptions options, List<TypeRule> types) {}
