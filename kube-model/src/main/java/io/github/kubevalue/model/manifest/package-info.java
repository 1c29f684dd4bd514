/**
 * Manifests: YAML and JSON in and out, read as {@code kubectl} and the API server read them and written as
 * {@code kubectl get -o yaml} writes them. Every field keeps its place in the file, so that whoever finds fault with it
 * later can say where it stands; nothing that a document says is lost, unless a key stands there twice. Comments and the
 * order of fields are not kept; templates and kustomizations are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.manifest;

import org.jspecify.annotations.NullMarked;
