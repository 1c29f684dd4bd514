/**
 * What the API server refuses of the group certificates.k8s.io. Upstream keeps it in {@code pkg/apis/certificates/validation}.
 * Signatures, and what stands within the PEM blocks of requests and certificates, are not judged.
 */
@NullMarked
package io.github.kubevalue.model.validation.certificates;

import org.jspecify.annotations.NullMarked;
