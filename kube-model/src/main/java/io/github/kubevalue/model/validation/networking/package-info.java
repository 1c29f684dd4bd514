/** What the API server refuses of the group networking.k8s.io. Upstream keeps it in {@code pkg/apis/networking/validation}. */
@NullMarked
package io.github.kubevalue.model.validation.networking;

import org.jspecify.annotations.NullMarked;
