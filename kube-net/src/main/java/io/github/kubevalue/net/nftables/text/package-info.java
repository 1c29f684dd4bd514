/**
 * The text of {@code nft}: tables as commands and as they are listed, and {@code nft list ruleset} read back. What has been read
 * is printed as it was read; what is not understood is kept word for word.
 */
@NullMarked
package io.github.kubevalue.net.nftables.text;

import org.jspecify.annotations.NullMarked;
