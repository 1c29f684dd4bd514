/**
 * The namespace controller: empties a namespace that is being deleted, its pods first, lets it go, and tells what remains.
 * Resources that cannot be discovered are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.controller.namespace;

import org.jspecify.annotations.NullMarked;
