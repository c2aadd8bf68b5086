/**
 * A small counting library and programs that use it, woven by tests of call sites and hand-overs.
 */
package example.callsites;
