/**
 * Matches to bytecode: the one transformer and the steps that change a class in a single pass.
 *
 * <p>Loader: the agent's own. Arrow: uses matching, config, ASM, and of the bridge only its name.
 * Open first: {@link dev.reftracker.weaving.WeavingTransformer}, which sends a class through its
 * steps, each a {@code WeavingStep}.
 *
 * <pre>
 * the counting methods      LeafStep --&gt; LeafMethod: LeafHooks, LeafValues
 * their callers             CallSiteStep --HookSearch--&gt; CallSiteVisitor: CallSiteRules says which calls,
 *                           CallSiteWeaving puts hooks around them
 * how targets change hands  HandOverClass --HandOverPlan--&gt; HandOverWeaving; HandOverTypes, HandOverCarriers,
 *                           HandOverContainers and HandOverHolders know the classes
 * </pre>
 */
package dev.reftracker.weaving;
