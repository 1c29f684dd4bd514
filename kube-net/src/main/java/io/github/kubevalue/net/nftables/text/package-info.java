/**
 * The text of {@code nft}: tables as commands and as they are listed, and a listing read back. The statements are those that
 * kube-proxy writes; other statements, and the families inet, bridge and netdev, end reading with the line they stand on.
 */
@NullMarked
package io.github.kubevalue.net.nftables.text;

import org.jspecify.annotations.NullMarked;
