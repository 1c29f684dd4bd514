/** What the API server refuses of the group autoscaling. Upstream keeps it in {@code pkg/apis/autoscaling/validation}. */
@NullMarked
package io.github.kubevalue.model.validation.autoscaling;

import org.jspecify.annotations.NullMarked;
