/**
 * Who owns which fields of an object, and what server-side apply does with that: owners take fields, yield them, or are asked
 * first, and objects carry them as {@code metadata.managedFields}.
 * Left out: the conversion of sets between versions of a kind; of each kind one version is stored, and owners of fields of
 * another version are forgotten, as upstream forgets those of versions that it no longer serves.
 */
@NullMarked
package io.github.kubevalue.model.fieldmanager;

import org.jspecify.annotations.NullMarked;
