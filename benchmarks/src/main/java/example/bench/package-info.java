/** Programs that are run with and without the agent, and what runs them and makes the table. */
package example.bench;
