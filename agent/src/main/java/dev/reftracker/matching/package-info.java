/**
 * Rules against class bytes: which methods of a class the rules name, and why some of them cannot
 * be woven.
 *
 * <p>Loader: the agent's own. Arrow: uses config and ASM's reader, needs no running JVM's classes
 * and loads none.
 */
package dev.reftracker.matching;
