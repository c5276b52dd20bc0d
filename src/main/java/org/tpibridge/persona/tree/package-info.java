/** FHIR resources as JSON trees, which keep everything exactly as a client sent it. */
package org.tpibridge.persona.tree;
