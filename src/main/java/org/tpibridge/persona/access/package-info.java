/** Who may use a simulated EHR: nobody is asked, or a password, a token or SMART is required. */
package org.tpibridge.persona.access;
