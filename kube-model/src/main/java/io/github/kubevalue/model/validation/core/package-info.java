/**
 * What the API server refuses of the core group apart from pods: Services, nodes, namespaces, claims, ConfigMaps, Secrets,
 * Endpoints and events. Upstream keeps it in {@code pkg/apis/core/validation}.
 */
@NullMarked
package io.github.kubevalue.model.validation.core;

import org.jspecify.annotations.NullMarked;
