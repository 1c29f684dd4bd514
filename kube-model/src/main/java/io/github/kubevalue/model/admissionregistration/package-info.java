/**
 * The API group admissionregistration.k8s.io (v1): webhooks and policies that look at requests before anything is
 * stored. What they are is told here; what they do, elsewhere.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.admissionregistration;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
