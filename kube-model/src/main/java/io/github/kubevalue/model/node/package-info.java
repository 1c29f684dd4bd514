/** The API group node.k8s.io: the ways in which nodes run containers. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.node;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
