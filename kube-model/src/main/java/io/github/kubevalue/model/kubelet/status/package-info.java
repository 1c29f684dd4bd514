/** What a kubelet reports of a pod: its phase and its conditions, as its containers decide them, and that it has failed. */
@NullMarked
package io.github.kubevalue.model.kubelet.status;

import org.jspecify.annotations.NullMarked;
