/** Requests and answers of a simulated EHR, and the formats of their bodies. */
package org.tpibridge.persona.http;
