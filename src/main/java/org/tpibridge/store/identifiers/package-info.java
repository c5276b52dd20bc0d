/** In which identifier systems the store was filled. */
package org.tpibridge.store.identifiers;
