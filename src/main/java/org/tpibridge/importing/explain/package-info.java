/**
 * Explains which rows and jobs a stored resource, visit or row comes from. Start with {@link
 * org.tpibridge.importing.explain.Explainer}, which answers with an {@link
 * org.tpibridge.importing.explain.Explanation}. Reads only. The property names of {@link
 * org.tpibridge.importing.explain.ExplanationJson} are a contract.
 */
package org.tpibridge.importing.explain;
