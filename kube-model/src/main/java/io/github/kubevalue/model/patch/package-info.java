/**
 * Patches: JSON Patch (RFC 6902), JSON merge patch (RFC 7386) and strategic merge patch, as functions from document to
 * document, and how {@code kubectl apply} makes them of what was applied before, what is to be applied, and what there is. Left
 * out: the check of {@code kubectl apply --overwrite=false}, which nobody may change what the manifest changes.
 */
@NullMarked
package io.github.kubevalue.model.patch;

import org.jspecify.annotations.NullMarked;
