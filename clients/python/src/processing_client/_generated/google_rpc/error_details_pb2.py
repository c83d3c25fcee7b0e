try:
    from google.rpc.error_details_pb2 import *
except ImportError:
    from .own_error_details_pb2 import *
