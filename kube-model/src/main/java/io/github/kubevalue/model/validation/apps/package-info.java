/** What the API server refuses of the group apps. Upstream keeps it in {@code pkg/apis/apps/validation}. */
@NullMarked
package io.github.kubevalue.model.validation.apps;

import org.jspecify.annotations.NullMarked;
