/**
 * Imports visits from resources that an EHR returned: start with {@link
 * org.tpibridge.importing.ehr.EhrVisits}.
 */
package org.tpibridge.importing.ehr;
