/**
 * Static pods: those that a kubelet runs because their manifests lie in a directory of its node, and the mirror pods by which the
 * API server shows them. The directory is data: the annotation {@code kubevalue.io/manifests} of a node holds the
 * documents. Left out: the grace of a static pod whose manifest changes or goes (it ends at once), manifests from a URL.
 */
@NullMarked
package io.github.kubevalue.model.kubelet.staticpod;

import org.jspecify.annotations.NullMarked;
