/**
 * The only writer. It decodes nothing, but defaults, admits, validates, allocates and writes, and answers what the real
 * API server answers, in its words. Left out: authentication and authorization, webhooks and policies, server-side
 * apply and patches, quotas and limit ranges, watch caches.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
