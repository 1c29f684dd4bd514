/**
 * The namespace controller: empties a namespace that is being deleted, its pods first, and then lets it go. Resources
 * that cannot be discovered or deleted are not modelled, nor the conditions that report them.
 */
@NullMarked
package io.github.kubevalue.model.controller.namespace;

import org.jspecify.annotations.NullMarked;
