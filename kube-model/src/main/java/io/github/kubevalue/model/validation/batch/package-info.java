/** What the API server refuses of the group batch. Upstream keeps it in {@code pkg/apis/batch/validation}. */
@NullMarked
package io.github.kubevalue.model.validation.batch;

import org.jspecify.annotations.NullMarked;
