/** What the API server refuses of the group discovery.k8s.io. Upstream keeps it in {@code pkg/apis/discovery/validation}. */
@NullMarked
package io.github.kubevalue.model.validation.discovery;

import org.jspecify.annotations.NullMarked;
