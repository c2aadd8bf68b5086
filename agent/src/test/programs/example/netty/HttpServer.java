package example.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP server that forgets nothing. Prints its port, and stops when standard input ends or says
 * so.
 */
public class HttpServer {

  public static void main(String[] args) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(2);
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Pipeline())
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    System.out.println("port " + ((java.net.InetSocketAddress) server.localAddress()).getPort());
    System.in.read();
    server.close().sync();
    loops.shutdownGracefully(0, 5, java.util.concurrent.TimeUnit.SECONDS).sync();
    System.out.println("stopped");
  }

  private static final class Pipeline extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(new HttpServerCodec())
          .addLast(new HttpContentCompressor())
          .addLast(new HttpObjectAggregator(1 << 20))
          .addLast(new Answers());
    }
  }

  private static final class Answers extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      ByteBuf head =
          context
              .alloc()
              .buffer()
              .writeBytes((request.uri() + "\n").getBytes(StandardCharsets.UTF_8));
      CompositeByteBuf body =
          context.alloc().compositeBuffer().addComponents(true, head, request.content().retain());
      FullHttpResponse response =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
      HttpUtil.setContentLength(response, body.readableBytes());
      boolean keepAlive = HttpUtil.isKeepAlive(request);
      response.headers().set(HttpHeaderNames.CONNECTION, keepAlive ? "keep-alive" : "close");
      if (keepAlive) {
        context.writeAndFlush(response, context.voidPromise());
      } else {
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
