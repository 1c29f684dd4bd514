/**
 * {@code NodeRestriction}: a kubelet may touch its own node and the pods on it, and no others. What kubelets ask of service account
 * tokens, of certificates for pods, and for their own certificates, is not judged.
 */
@NullMarked
package io.github.kubevalue.model.admission.noderestriction;

import org.jspecify.annotations.NullMarked;
