/**
 * Replies as people and programs read them: the layout of dig, and JSON. Both are renderings of one value, the {@link
 * io.github.kubevalue.dns.message.Response}. The layout of nslookup is not modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.render;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
