/** HL7's reference validator as a second opinion on the profiles and on what is made with them. */
package org.tpibridge.reference;
