/** Resources of a simulated EHR in memory, with all versions, and searches in them. */
package org.tpibridge.persona.data;
