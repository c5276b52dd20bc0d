/**
 * YAML files that a clinic writes: read with a JSON Schema, so that what is wrong is said with its
 * line and column.
 */
package org.tpibridge.source.yaml;
