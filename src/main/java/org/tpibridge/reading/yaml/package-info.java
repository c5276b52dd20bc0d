/**
 * Reads YAML files and checks them against a JSON Schema, with line and column of each problem.
 * Used for column maps and segment maps.
 *
 * <p>Start with {@code ValidatedYaml}.
 */
package org.tpibridge.reading.yaml;
