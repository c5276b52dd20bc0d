/**
 * Random sequences of commands, hostile names and hostile inputs, each made from a seed. A failure
 * names the seed and the shortest sequence that still fails. All patients are invented.
 */
package org.tpibridge.fuzz;
