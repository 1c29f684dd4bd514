/**
 * The grammar of the Corefile: tokens, server blocks and their keys, snippets and files to import, the environment, the lines
 * of plugins. What the lines mean is said where the plugins are.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
