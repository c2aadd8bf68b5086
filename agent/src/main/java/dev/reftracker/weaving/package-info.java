/**
 * Matches to bytecode: the one transformer and the steps that change a class in a single pass.
 *
 * <p>Loader: the agent's own. Arrow: uses matching, config, ASM, and of the bridge only its name.
 */
package dev.reftracker.weaving;
